import type { ReactNode } from "react";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

/** A new dialogue: what it is about, what is asked, and its last day. `children`: what else is said of it. */
export function DialogueFields({ title, children }: { title?: string; children?: ReactNode }) {
  const { dialogues: words } = useText().councilBetween;
  return (
    <>
      <Field name="title" label={words.name} maxLength={300} {...(title ? { initial: title } : {})} />
      <TextArea name="question" label={words.question} rows={5} limit={8000} />
      {children}
      <Field name="closesOn" type="date" width="short" label={words.closesOn} />
      <ButtonRow>
        <Button>{words.openPress}</Button>
      </ButtonRow>
    </>
  );
}
