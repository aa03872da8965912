import "../shared/directory.css";
import type { ReactNode } from "react";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Checkbox } from "../../../ui/RadioGroup.tsx";
import type { EditAgain } from "./action.ts";
import type { Change } from "./changes.ts";

interface EditPageProps {
  title: string;
  back: string;
  again: EditAgain<unknown> | undefined;
  seen: number;
  /** For a new record: the identifier it will have, so that it is made once however often it is sent. */
  newId?: string;
  labelOf: (name: string) => string;
  /** The page as it would be. */
  preview?: ReactNode;
  /** A service: whoever saves may say that all of it is right. */
  mayVouch?: boolean;
  children: ReactNode;
}

/** Editing one record: the form, what it would become, and – where somebody else was first – what both wrote. */
export function EditPage(props: EditPageProps) {
  const { directoryEdit: words } = useText();
  const { again, labelOf } = props;
  const changes = again?.preview?.changes;
  return (
    <Page title={props.title} lead={words.lead} back={<BackLink to={props.back} />}>
      <CommandForm name="edit" again={again}>
        <input type="hidden" name="seen" value={again?.seen ?? props.seen} />
        {props.newId ? <input type="hidden" name="id" value={props.newId} /> : null}
        {again?.meanwhile ? <Meanwhile meanwhile={again.meanwhile} labelOf={labelOf} /> : null}
        {changes ? (
          <Card title={words.preview.title} tone="warm" id="preview">
            <p role="status">{changes.length === 0 ? words.preview.nothing : words.preview.lead}</p>
            <Changes changes={changes} labelOf={labelOf} />
            {props.mayVouch ? <Checkbox name="vouch" label={words.preview.vouch} value="yes" /> : null}
            <ButtonRow>
              <Button name="intent" value="save">
                {words.save}
              </Button>
              <LinkButton to={props.back}>{words.cancel}</LinkButton>
            </ButtonRow>
          </Card>
        ) : null}
        {props.preview ? (
          <details className="details">
            <summary className="details-summary">{words.preview.page}</summary>
            <div className="details-text">{props.preview}</div>
          </details>
        ) : null}
        {changes ? <h2>{words.more}</h2> : null}
        {props.children}
        <ButtonRow>
          <Button name="intent" value="preview" variant={changes ? "secondary" : "primary"}>
            {words.look}
          </Button>
        </ButtonRow>
      </CommandForm>
    </Page>
  );
}

/** Each field that differs: how it read, and how it reads. */
export function Changes({
  changes,
  labelOf,
}: {
  changes: readonly Change[];
  labelOf: (name: string) => string;
}) {
  const { preview } = useText().directoryEdit;
  return (
    <dl className="facts changes">
      {changes.map(({ name, before, after }) => (
        <div key={name} className="fact">
          <dt>{labelOf(name)}</dt>
          <dd>
            <p className="quiet">
              <span className="sr-only">{preview.was}: </span>
              <del>{before === "" ? preview.empty : before}</del>
            </p>
            <p className="written">
              <span className="sr-only">{preview.becomes}: </span>
              {after === "" ? preview.empty : after}
            </p>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Meanwhile({
  meanwhile,
  labelOf,
}: {
  meanwhile: NonNullable<EditAgain<unknown>["meanwhile"]>;
  labelOf: (name: string) => string;
}) {
  const { meanwhile: words, preview } = useText().directoryEdit;
  return (
    <Card title={words.title} tone="warm" id="meanwhile">
      <p>{words.lead}</p>
      {meanwhile.both.length > 0 ? (
        <Alert variant="warning" title={words.both}>
          {words.bothLead}
          <dl className="facts">
            {meanwhile.both.map(({ name, mine, theirs }) => (
              <div key={name} className="fact">
                <dt>{labelOf(name)}</dt>
                <dd className="written">
                  {words.mine}: {mine || preview.empty}
                  <br />
                  {words.theirs}: {theirs || preview.empty}
                </dd>
              </div>
            ))}
          </dl>
        </Alert>
      ) : null}
      <h3>{words.others}</h3>
      <Changes changes={meanwhile.others} labelOf={labelOf} />
    </Card>
  );
}

/** One part of a long form: folded, unless something in it is wrong. */
export function Section(props: {
  title: string;
  /** The fields in it: the section is open when one of them has an error. */
  names: readonly string[];
  again: EditAgain<unknown> | undefined;
  open?: boolean;
  children: ReactNode;
}) {
  const wrong = Object.keys(props.again?.errors ?? {}).some((name) =>
    props.names.some((one) => name === one || name.startsWith(`${one}.`)),
  );
  const both = props.again?.meanwhile?.both.some(({ name }) =>
    props.names.some((one) => name === one || name.startsWith(`${one}.`)),
  );
  return (
    <details className="section" open={wrong || both || props.open}>
      <summary>
        <h2>{props.title}</h2>
      </summary>
      <div className="section-body">{props.children}</div>
    </details>
  );
}
