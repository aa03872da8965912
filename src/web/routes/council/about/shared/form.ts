import type { FormFields } from "../../../../http/form.ts";

/** The fields of a version as the command takes them; what is wrong with them the command says, field by field. */
export const versionOf = ({ get }: Pick<FormFields, "get">) => ({
  title: get("title"),
  words: get("words"),
  validFrom: get("validFrom"),
  adopted: get("adopted"),
  meetingId: get("meetingId") === "" ? null : get("meetingId"),
});
