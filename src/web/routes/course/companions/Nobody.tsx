import { Link } from "react-router";
import type { Hit } from "#modules/directory/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { COMPANY_PATH, RELATIVES_PATH } from "../../../http/companyPaths.ts";
import { useText } from "../../../text/useText.ts";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { servicePath } from "../../directory/shared/paths.ts";
import { actionPath } from "../paths.ts";

interface Props {
  courseId: string;
  offers: readonly Hit[];
  /** Company is a need of the course already. */
  needed: boolean;
  may: boolean;
  again: FormAgain | undefined;
}

/** Nobody goes along: doors near whose people do, and the need in one press. */
export function Nobody({ courseId, offers, needed, may, again }: Props) {
  const { companions } = useText();
  const { nobody: words } = companions;
  return (
    <Card title={words.title} tone="quiet">
      <p>{words.lead}</p>
      {offers.length > 0 ? (
        <ul>
          {offers.map((hit) => (
            <li key={hit.serviceId}>
              <Link to={servicePath(hit.serviceId)}>{hit.name.da}</Link> <PhoneLink phone={hit.phone} />
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        <a href={COMPANY_PATH}>{words.find}</a>
      </p>
      {needed ? <p>{words.there}</p> : null}
      {may && !needed ? (
        <CommandForm name="need" again={again} action={actionPath(courseId, "nyt-behov")}>
          <input type="hidden" name="kind" value="company" />
          <Button variant="secondary">{words.need}</Button>
        </CommandForm>
      ) : null}
    </Card>
  );
}

/** Offers for the relatives themselves, and how they are met. */
export function ForRelatives() {
  const { relatives } = useText().companions;
  return (
    <Card title={relatives.title} tone="quiet">
      <p>{relatives.principles}</p>
      <p>
        {relatives.lead} <a href={RELATIVES_PATH}>{relatives.find}</a>
      </p>
    </Card>
  );
}
