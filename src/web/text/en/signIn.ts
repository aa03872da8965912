import type { signIn as da } from "../da/signIn.ts";

export const signIn: typeof da = {
  title: "Who would you like to be?",
  lead: "Choose a person and see Stafet through their eyes. You can change at any time.",
  choose: (name) => `Be ${name}`,
  none: "There is nobody to choose from yet.",
  ended: "You are signed out.",
  sectors: {
    region: "Hospital and psychiatry",
    municipality: "The municipalities",
    generalPractice: "General practice",
    civilSociety: "Civil society",
    state: "The state",
  },
  unitClosed: "The unit is closed, and you are signed out of it.",
};
