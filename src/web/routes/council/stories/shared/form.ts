import type { FormFields } from "../../../../http/form.ts";

/** Fields as the commands take them: what is wrong with them the command says, field by field. */
type Taken = Pick<FormFields, "get" | "all">;

const ABOUT = { person: "person", general: "general" } as const;
const FORMS = { oral: "oral", written: "written", witnessed: "witnessed" } as const;
const known = <T extends object>(words: T, value: string): T[keyof T] => words[value as keyof T];

/** What a story says, and of whom. */
export const storyOf = ({ get, all }: Taken) => ({
  heading: get("heading"),
  words: get("words"),
  about: known(ABOUT, get("about")),
  themes: all("themes") as never[],
});

/** That the person said yes. */
export const consentOf = ({ get }: Taken) => ({
  form: known(FORMS, get("form_")),
  on: get("on"),
  by: get("by"),
  until: get("until") || null,
  words: get("said"),
});
