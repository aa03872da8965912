import type { ownYoung as da } from "../da/ownYoung.ts";

export const ownYoung: typeof da = {
  link: "Are you under 18? See what you may",
  title: "When you are under 18",
  lead: "You have a right to be heard too. Here it is, in short.",
  always: {
    title: "Always",
    list: [
      "You may say what you think. The adults must listen.",
      "You may have an adult with you that you choose.",
      "You may call the children's line on 116 111. You need not say your name.",
      "If something is not all right, tell an adult.",
    ],
  },
  fifteen: {
    title: "When you are 15",
    list: [
      "You say yes or no yourself at the doctor and in hospital.",
      "You say who may know.",
      "Your parents may still hear about it and take part.",
      "You may see what is written about you.",
      "You may complain. You can get help with it.",
    ],
  },
  eighteen: {
    title: "When you are 18",
    list: [
      "Now only you decide.",
      "Your parents may not see more until you say yes.",
      "The one who has the baton lets go only when another takes over.",
      "You can get support until you turn 23, if you had it before.",
    ],
  },
  ask: "Ask the one who has the baton what counts for you.",
  helpMe: "I want to talk with one about it",
};
