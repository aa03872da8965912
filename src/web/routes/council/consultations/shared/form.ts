import type { FormFields } from "../../../../http/form.ts";

/** Fields as the commands take them: what is wrong with them the command says, field by field. */
type Taken = Pick<FormFields, "get">;

/** What is asked, by whom, and until when. */
export const askedOf = ({ get }: Taken) => ({
  title: get("title"),
  askedBy: get("askedBy"),
  address: get("address"),
  about: get("about"),
  receivedOn: get("receivedOn"),
  deadline: get("deadline"),
});

/** What others decided, and whether the council was heard. */
export const decidedOf = ({ get }: Taken) => ({
  title: get("title"),
  decidedBy: get("decidedBy"),
  decidedOn: get("decidedOn"),
  address: get("address"),
  touches: get("touches"),
  consultationId: get("consultationId") || null,
});
