import {
  type ownIssues as daIssues,
  type ownKept as daKept,
  type ownRefusals as daRefusals,
  waitEasily,
} from "../da/ownKept.ts";

export const ownKept: typeof daKept = {
  title: "What you wrote",
  lead: "The page was closed when you sent it. It has not been sent yet. Only you can see it.",
  on: (page) => `On the page: ${page}`,
  chosen: "What you chose is there too.",
  show: "Show it where I wrote it",
  again: "Here is what you wrote. It is not saved yet. Look it through, and press.",
  drop: "Throw it away",
  dropped: "It is thrown away.",
  none: "There is nothing here. It was sent, thrown away, or more than an hour has passed.",
  link: "You wrote something that has not been sent",
  unsaved: "Something on the page is not saved. Save it, and print the page again.",
  atTheDoor: {
    tooFast: {
      title: "Wait a moment",
      body: [
        "There were many presses in a short time. We have to catch up.",
        "Nothing is lost. Wait a moment, go back, and press again. What you wrote is still there.",
      ],
    },
    tooMuch: {
      title: "Too much was written",
      body: [
        "There is no room for it all at once. It is not saved.",
        "Go back, and make it shorter. What you wrote is still there.",
      ],
    },
    fault: {
      title: "Something went wrong with us",
      body: ["What you had saved is still there. Try again in a while.", "Can it not wait? Then call."],
    },
  },
  closed: {
    lukket: "The page was closed when you pressed.",
    andet: "Another card has been used on the phone meanwhile.",
  },
  became: {
    gemt: "What you wrote has not been sent. We keep it for you for one hour. Type the code and your PIN, and you get it back. If not, we throw it away.",
    vaek: "What you wrote is not saved. Type the code and your PIN, and write it again.",
    intet: "What you pressed has not been done. Type the code and your PIN, and try again.",
  },
  blocked: "The card does not count any more. If you have a new one, use that. If the card is yours, call:",
  noCookies:
    "The phone may not remember that you are in. Turn cookies on, or try another phone. You can also call those who help you.",
};

export const ownIssues: typeof daIssues = {
  required: "Write something here.",
  chooseOne: "Choose one of them.",
  tooLong: "It is too long. Make it shorter.",
  unusable: "That cannot be used here. Write it in another way.",
  notADay: "Choose a day that exists.",
  notAPhone: "Write a number we can call.",
  noNumberHere: "Do not write a CPR number. Delete it, and save again.",
  notATime: "Write the time as 09:00.",
};

export const ownRefusals: typeof daRefusals = {
  stale: "Somebody has changed it meanwhile. See how it stands now, and try again.",
  courseClosed: "Nobody has the baton now. Ask a place where they help you.",
  dayIsAhead: "That day has not come yet. Choose today or a day before.",
  endsOutside: "Choose a day from today and at most a year ahead.",
  wrongCardPin: "It does not fit the card. Try again, or ask whoever gave you the card.",
  unknownDoor: "That place cannot be chosen now. Choose another.",
  nothingSaid: "Write something on the page first.",
  appointmentOver: "It is too late to say so here. Ring those who help you.",
  unknownAppointment: "That appointment is not here any more. See the page again.",
  keyReused: "It was sent before with other words. See how it stands, and try again.",
  tooManyAttempts: ({ seconds }) =>
    `It has been tried too many times. ${waitEasily(seconds, ["Wait a moment", "Wait a few minutes", "Wait a quarter of an hour"])}, and try again. Somebody who helps you can also open it for you.`,
};
