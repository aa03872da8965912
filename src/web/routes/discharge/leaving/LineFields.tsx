import { Link } from "react-router";
import type { LeavingLine, LineView } from "#modules/discharge/index.ts";
import { useText } from "../../../text/useText.ts";
import { Details } from "../../../ui/Details.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { Field } from "../../../ui/Field.tsx";
import { phoneInWords } from "../../../ui/format.ts";
import { CheckboxGroup, RadioGroup } from "../../../ui/RadioGroup.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import type { Around } from "./around.ts";

/** How a line may be said to stand. */
const HOW = ["secured", "notNeeded", "need"] as const;

interface LineFieldsProps {
  kind: LeavingLine;
  edition: number;
  around: Around;
  /** Said before, and put right now: it stands there, so that nobody has to say all of it again. */
  was?: LineView;
}

/** One line to fill in: in place by whom and until when – not needed, in the citizen's words – or a need. Nothing is chosen for anybody
 * but whom to ring, who is known. */
export function LineFields({ kind, edition, around, was }: LineFieldsProps) {
  const { discharge, leaving: words } = useText();
  const usual = was?.by ? { ...was.by, until: was.until ?? "" } : around.usual[kind];
  const how = was && HOW.find((one) => one === was.state);
  const ticks = around.ticks[kind] ?? [];
  const name = (field: string) => `${kind}.${field}`;
  const phone = (
    <Field
      {...{ name: name("phone"), label: words.phone, type: "tel", width: "medium", maxLength: 40 }}
      initial={usual ? phoneInWords(usual.phone) : ""}
      optional
    />
  );
  const secured = (
    <>
      <Field
        {...{ name: name("by"), label: words.by, hint: words.byHint, maxLength: 200 }}
        initial={usual?.name ?? ""}
        suggestions={around.suggestions}
      />
      {kind === "contact" ? phone : null}
      <Field
        {...{ name: name("until"), label: words.until, hint: words.untilHint, type: "date", width: "short" }}
        initial={usual?.until ?? ""}
        optional
      />
      <Details summary={words.words}>
        {kind === "contact" ? null : phone}
        <TextArea
          {...{ name: name("words"), label: words.words, rows: 2, limit: 1000, optional: true }}
          {...(how === "secured" ? { initial: was?.words ?? "" } : {})}
        />
      </Details>
    </>
  );
  const need = (
    <>
      {around.needs.length > 0 ? (
        <Select
          name={name("needId")}
          label={words.which}
          none={words.newNeed}
          initial={was?.need?.id ?? ""}
          options={around.needs.map(({ id, name: label }) => ({ value: id, label }))}
          optional
        />
      ) : (
        <p className="quiet">{words.newNeed}</p>
      )}
      <TextArea name={name("needWords")} label={words.needWords} rows={2} limit={2000} optional />
      <Field name={name("nextStep")} label={words.nextStep} maxLength={1000} optional />
      <Field name={name("nextStepOn")} label={words.nextStepOn} type="date" width="short" optional />
    </>
  );
  const theirWords = (
    <TextArea
      name={name("theirWords")}
      label={words.theirWords}
      hint={words.theirWordsHint}
      rows={2}
      limit={1000}
      {...(how === "notNeeded" ? { initial: was?.words ?? "" } : {})}
    />
  );
  return (
    <>
      <p className="quiet">{discharge.hints[kind]}</p>
      <About kind={kind} around={around} />
      <Edition name={name("edition")} value={edition} />
      {ticks.length > 0 ? (
        <CheckboxGroup
          name={name("ticks")}
          legend={kind === "transport" ? words.transport.grounds : words.ticks}
          options={ticks.map((value) => ({ value, label: discharge.ticks[value] }))}
          initial={was?.ticks ?? []}
          columns
        />
      ) : null}
      <RadioGroup
        name={name("how")}
        legend={words.how}
        {...(how ? { initial: how } : kind === "contact" && usual?.phone ? { initial: "secured" } : {})}
        options={[
          { value: "secured", label: words.secured, more: secured },
          { value: "notNeeded", label: words.notNeeded, more: theirWords },
          { value: "need", label: words.need, more: need },
        ]}
      />
    </>
  );
}

/** What one must know to answer the line: free places, what the law gives, whose decision it is. */
function About({ kind, around }: { kind: LeavingLine; around: Around }) {
  const { leaving: words } = useText();
  const { law, psychiatricCare, company } = around;
  switch (kind) {
    case "place":
      return <Free around={around} />;
    case "transport":
      return (
        <>
          <p>
            {words.transport.test(law.transportFarKm)} <Link to={company}>{words.transport.company}</Link>
          </p>
          <p className="quiet">{words.transport.source(law.sources.transport)}</p>
        </>
      );
    case "medicine":
      return psychiatricCare ? <p className="quiet">{words.medicineFree}</p> : null;
    case "psychiatricPlan":
      return <p className="quiet">{words.psychiatric(law.sources.psychiatricPlan)}</p>;
    default:
      return null;
  }
}

function Free({ around: { free, placeNeed } }: { around: Around }) {
  const { leaving } = useText();
  const words = leaving.free;
  return (
    <div className="leaving-free">
      <p>
        <strong>{words.title}</strong>
      </p>
      {free.length === 0 ? <p>{words.none}</p> : null}
      <ul>
        {free.map((house) => (
          <li key={house.name}>
            {house.name} · {words.places(house.places)} · <a href={`tel:${house.tel}`}>{house.phone}</a>
          </li>
        ))}
      </ul>
      {placeNeed ? (
        <p>
          <Link to={placeNeed.hold}>{words.hold}</Link> · <Link to={placeNeed.ask}>{words.ask}</Link>
        </p>
      ) : (
        <p className="quiet">{words.makeNeed}</p>
      )}
    </div>
  );
}
