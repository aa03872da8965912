import { useText } from "../text/useText.ts";
import { Field } from "./Field.tsx";
import { RadioGroup } from "./RadioGroup.tsx";

/** Law A13: agreed with the citizen – yes, or not yet and why. Read by `agreedFrom` (`http/agreed.ts`). */
export function AgreedFields({ initial }: { initial?: "yes" | "notYet" }) {
  const { common } = useText();
  const { agreed } = common;
  return (
    <RadioGroup
      name="agreedWithCitizen"
      legend={agreed.legend}
      {...(initial === undefined ? {} : { initial })}
      options={[
        { value: "yes", label: agreed.yes },
        {
          value: "notYet",
          label: agreed.notYet,
          more: <Field name="notAgreedWhy" label={agreed.why} maxLength={1000} />,
        },
      ]}
    />
  );
}
