import type { briefContact as da } from "../da/briefContact.ts";

export const briefContact: typeof da = {
  title: "Brief contact",
  lead: "You helped on the spot. No course is opened and no names are kept.",
  needs: "What did you help with?",
  none: "Tick at least one",
  age: "How old, roughly?",
  note: "A note for the figures",
  noteHint: "No names.",
  press: "Save",
  saved: "Saved. Thank you.",
  savedBody: "It counts when the region and the municipalities look at what is needed.",
  another: "Note another",
  more: "Did it become more?",
  open: "Somebody is here",
  home: "To My shift",
};
