import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";

/** A form whose place is gone: why it was refused, and all that was written in it, to be copied. */
export function Typed({ again }: { again: FormAgain }) {
  const { common, course } = useText();
  const written = Object.entries(again.values)
    .filter(([name]) => !/Ids?$/.test(name))
    .flatMap(([, values]) => values)
    .filter((value) => value.length > 3);
  return (
    <Alert variant="error" title={common.form.refusalHeading} announce>
      {again.refusal ? <p>{again.refusal.message}</p> : null}
      {written.length > 0 ? (
        <>
          <p>
            <strong>{course.door.typed}.</strong> {course.door.typedLead}
          </p>
          {written.map((value) => (
            <p key={value} className="written">
              {value}
            </p>
          ))}
        </>
      ) : null}
    </Alert>
  );
}
