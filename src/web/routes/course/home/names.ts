/** What the course page's own forms do. */
export type HomeForm = "read" | "approve" | "send" | "discard" | "answer" | "arrive";

/** The name of one of the page's forms: several of a sort are told apart by what they are about. */
export const formName = (what: HomeForm, id = ""): string => (id ? `${what}-${id}` : what);
