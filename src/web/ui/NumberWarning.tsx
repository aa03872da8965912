import { Form, useParams } from "react-router";
import type { FormAgain } from "../http/command.ts";
import { NUMBER_STAYS } from "../http/numbers.ts";
import { useText } from "../text/useText.ts";
import { Alert } from "./Alert.tsx";
import { Button, ButtonRow } from "./Button.tsx";
import { fieldId } from "./formContext.ts";

interface Props {
  form: string;
  numbers: NonNullable<FormAgain["numbers"]>;
  /** Where the form is sent; this page unless given. */
  action?: string | undefined;
}

/**
 * A personal number in a text others read: said before it is saved, never forbidden. "Save all the same" sends the form
 * once more exactly as it was sent – a form of its own, because it may have been sent by any of several buttons.
 */
export function NumberWarning({ form, numbers, action }: Props) {
  const { common } = useText();
  const { courseId } = useParams();
  const words = common.numberTyped;
  return (
    <Form method="post" {...(action ? { action } : {})} id={`${form}-number`}>
      {Object.entries(numbers.sent).flatMap(([name, values]) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the same value may stand there twice, and their order never changes.
        values.map((value, n) => <input key={`${name}-${n}`} type="hidden" name={name} value={value} />),
      )}
      <Alert variant="warning" title={words.title} announce>
        <p>
          {words.where}{" "}
          {numbers.found.map(({ field, masked }, n) => (
            <span key={`${field}-${masked}`}>
              {n > 0 ? ", " : ""}
              <a href={`#${fieldId(form, field)}`}>{masked}</a>
            </span>
          ))}
        </p>
        <p>
          {words.why}
          {courseId ? (
            <>
              {" "}
              <a href={`/forloeb/${courseId}/personnummer`}>{words.place}</a>
            </>
          ) : null}
        </p>
        <ButtonRow>
          <Button variant="secondary" name={NUMBER_STAYS} value="yes">
            {words.anyway}
          </Button>
        </ButtonRow>
      </Alert>
    </Form>
  );
}
