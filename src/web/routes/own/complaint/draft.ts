import { COMPLAINT_ABOUT } from "#modules/citizen/index.ts";
import { type FormFields, oneOf } from "../../../http/form.ts";

/** A letter's fields as they were sent: nothing chosen is refused as such. */
export const draftFrom = (fields: FormFields) => ({
  complaintId: fields.get("complaintId"),
  seen: Number(/^\d{1,6}$/.exec(fields.get("seen"))?.[0] ?? 0),
  about: oneOf(fields.get("about"), COMPLAINT_ABOUT) ?? ("" as "unsure"),
  words: fields.get("words"),
  place: fields.get("place"),
  happened: fields.get("happened"),
  wish: fields.get("wish"),
  reach: fields.has("reach"),
});
