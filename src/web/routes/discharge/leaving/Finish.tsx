import type { LeavingView } from "#modules/discharge/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { Moment } from "../../../ui/TimeLeft.tsx";
import { leavingPath, lineAnchor } from "../paths.ts";
import type { Around } from "./around.ts";

interface FinishProps {
  view: LeavingView;
  municipalities: Around["municipalities"];
  again: FormAgain | undefined;
}

/** They leave now. Never stopped: what is not in place is said, and who answers for it asked (B2). */
export function Finish({ view, municipalities, again }: FinishProps) {
  const { leaving } = useText();
  const words = leaving.finish;
  if (view.answers === null)
    return (
      <Card title={words.title}>
        <p>{words.unanswered}</p>
      </Card>
    );
  const unsettled = view.missing.length > 0;
  if (view.subject === "stay")
    return (
      <Card title={words.title} id="gaar-nu">
        {unsettled ? <Unsettled view={view} /> : <p>{words.ready}</p>}
        <p>{words.stay}</p>
        <ButtonRow>
          <LinkButton to="/pladser">{words.stayPress}</LinkButton>
        </ButtonRow>
      </Card>
    );
  return (
    <Card title={words.title} id="gaar-nu">
      {unsettled ? <Unsettled view={view} /> : <p>{words.ready}</p>}
      <RegionCare view={view} />
      <CommandForm name="complete" again={again} action={leavingPath(view.id)}>
        <input
          type="hidden"
          name="unsettled"
          value={view.withoutPlace ? "place" : unsettled ? "lines" : ""}
        />
        {unsettled ? (
          <>
            <Field name="leaderName" label={words.leaderName} maxLength={200} />
            <TextArea name="leaderReason" label={words.leaderReason} rows={2} limit={1000} />
          </>
        ) : null}
        {view.withoutPlace ? (
          <>
            <Select
              name="municipality"
              label={words.municipality}
              options={municipalities.map(({ code, name }) => ({ value: code, label: name }))}
            />
            <TextArea name="municipalitySaid" label={words.municipalitySaid} rows={2} limit={1000} />
          </>
        ) : null}
        <When />
        <ButtonRow>
          <Button variant={unsettled ? "secondary" : "primary"}>
            {unsettled ? words.anyway : words.press}
          </Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}

/** Another moment than now, for whoever writes it afterwards. */
export function When() {
  const { finish } = useText().leaving;
  return (
    <Details summary={finish.when}>
      <Field name="on" type="date" width="short" label={finish.on} optional />
      <Field name="at" type="time" width="short" label={finish.at} optional />
    </Details>
  );
}

/** What is not in place, each with the way to it; and with nowhere to go, that the leaders are called at once. */
export function Unsettled({ view }: { view: LeavingView }) {
  const { discharge, leaving } = useText();
  const words = leaving.finish;
  return (
    <Alert variant="warning" title={leaving.missing}>
      <ul>
        {view.missing.map((kind) => (
          <li key={kind}>
            <a href={`#${lineAnchor(kind)}`}>{discharge.lines[kind]}</a>
          </li>
        ))}
      </ul>
      <p>{words.unsettled}</p>
      {view.withoutPlace ? (
        <p>
          <strong>{words.table}</strong>
        </p>
      ) : null}
    </Alert>
  );
}

/** Whether the region answers for the treatment afterwards – or that this person falls outside, and why (B5). */
export function RegionCare({ view: { regionCare, law, state } }: { view: LeavingView }) {
  const { region } = useText().leaving;
  if (regionCare === null) return null;
  return (
    <p>
      <strong>{region.title}.</strong>{" "}
      {!regionCare.applies ? (
        region.why[regionCare.why]
      ) : state === "open" ? (
        region.if(law.regionHours)
      ) : (
        <>
          {region.until} <Moment at={regionCare.until} />.
        </>
      )}{" "}
      <span className="quiet">{region.source(law.sources.region)}</span>
    </p>
  );
}
