import type { ReactNode } from "react";
import { phoneInWords } from "../../../ui/format.ts";
import { FormContext, useDrawing, useField } from "./again.ts";

/** Plain parts of the citizen's pages. */

/**
 * One form. What was sent of it stands there again where it came back, field by field: no page does that itself. `about` tells
 * several of a kind from each other, and is sent along.
 */
export function OwnForm(props: {
  children?: ReactNode;
  press: string;
  /** Which of several on the page. */
  name?: string;
  about?: readonly [field: string, id: string];
  /** Another page than the one it stands on. */
  action?: string;
  quiet?: boolean;
}) {
  const { name, about } = props;
  const { mark, again } = useDrawing();
  const itself =
    again !== null &&
    again.fields.form === (name ?? "") &&
    (about === undefined || again.fields.get(about[0]) === about[1]);
  const prefix = [name, about?.[1]].filter(Boolean).join("-");
  return (
    <form method="post" action={props.action}>
      <input type="hidden" name="key" value={crypto.randomUUID()} />
      {mark === "" ? null : <input type="hidden" name="mark" value={mark} />}
      {name ? <input type="hidden" name="form" value={name} /> : null}
      {about ? <input type="hidden" name={about[0]} value={about[1]} /> : null}
      {itself && again.keptId !== "" ? <input type="hidden" name="keptId" value={again.keptId} /> : null}
      <FormContext.Provider
        value={{ prefix: prefix === "" ? "" : `${prefix}-`, again: itself ? again : null }}
      >
        {props.children}
      </FormContext.Provider>
      <button type="submit" className={props.quiet ? "quiet" : undefined}>
        {props.press}
      </button>
    </form>
  );
}

/** What can be unfolded; it is, where the form in it came back. */
export function Fold(props: {
  summary: string;
  open?: boolean;
  /** The form inside. */
  form: string;
  about?: readonly [field: string, id: string];
  children: ReactNode;
}) {
  const { again } = useDrawing();
  const { about } = props;
  const back =
    again?.fields.form === props.form && (about === undefined || again.fields.get(about[0]) === about[1]);
  return (
    <details open={props.open || back}>
      <summary>{props.summary}</summary>
      {props.children}
    </details>
  );
}

/** What stands between a field's name and the field, and how the field is told of it. */
function About({ id, hint, error }: { id: string; hint?: string | undefined; error?: string | undefined }) {
  return (
    <>
      {hint ? <p id={`${id}-hint`}>{hint}</p> : null}
      {error ? (
        <p id={`${id}-error`} className="wrong">
          {error}
        </p>
      ) : null}
    </>
  );
}

const about = (id: string, hint?: string, error?: string) => {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return { ...(ids ? { "aria-describedby": ids } : {}), ...(error ? { "aria-invalid": true } : {}) };
};

export function Line(props: {
  name: string;
  label: string;
  type?: "text" | "password" | "date";
  value?: string;
  numeric?: boolean;
  hint?: string;
}) {
  const { hint, type = "text" } = props;
  const { id, error, typed } = useField(props.name, props.label);
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <About id={id} hint={hint} error={error} />
      <input
        id={id}
        name={props.name}
        type={type}
        defaultValue={type === "password" ? "" : (typed ?? props.value ?? "")}
        autoComplete="off"
        {...about(id, hint, error)}
        {...(props.numeric ? { inputMode: "numeric" as const } : {})}
      />
    </div>
  );
}

export function Words(props: {
  name: string;
  label: string;
  hint?: string;
  value?: string;
  /** What stands there again in place of what was typed, where others have written meanwhile. */
  again?: (typed: string) => string;
  rows?: number;
}) {
  const { hint } = props;
  const { id, error, typed } = useField(props.name, props.label);
  const back = typed === null || props.again === undefined ? typed : props.again(typed);
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <About id={id} hint={hint} error={error} />
      <textarea
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        defaultValue={back ?? props.value ?? ""}
        {...about(id, hint, error)}
      />
    </div>
  );
}

export function Choices(props: {
  name: string;
  legend: string;
  options: readonly (readonly [value: string, label: ReactNode])[];
  chosen?: string;
}) {
  const { id, error, typed } = useField(props.name, props.legend);
  const chosen = typed ?? props.chosen;
  return (
    <fieldset id={id} {...about(id, undefined, error)}>
      <legend>{props.legend}</legend>
      <About id={id} error={error} />
      {props.options.map(([value, label]) => (
        <label key={value} className="choice">
          <input type="radio" name={props.name} value={value} defaultChecked={chosen === value} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

/** Yes or nothing; never ticked for anybody. */
export function Tick(props: { name: string; label: string; value?: string; ticked?: boolean }) {
  const { chosen } = useField(props.name, props.label);
  const value = props.value ?? "1";
  return (
    <label className="choice">
      <input
        type="checkbox"
        name={props.name}
        value={value}
        defaultChecked={chosen === null ? props.ticked === true : chosen.includes(value)}
      />
      {props.label}
    </label>
  );
}

/** Any number of choices. */
export function Ticks(props: {
  name: string;
  legend: string;
  options: readonly (readonly [value: string, label: string])[];
  chosen: readonly string[];
}) {
  const { id, error, chosen } = useField(props.name, props.legend);
  const ticked = chosen ?? props.chosen;
  return (
    <fieldset id={id} {...about(id, undefined, error)}>
      <legend>{props.legend}</legend>
      <About id={id} error={error} />
      {props.options.map(([value, label]) => (
        <label key={value} className="choice">
          <input type="checkbox" name={props.name} value={value} defaultChecked={ticked.includes(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

/** A number one tap from being rung. */
export function Ring({ phone, say }: { phone: string; say: (phone: string) => string }) {
  return (
    <a className="ring" href={`tel:${phone.replaceAll(" ", "")}`}>
      {say(phoneInWords(phone))}
    </a>
  );
}

/** What happened, told once and read aloud first. */
export function Note({ children }: { children: ReactNode }) {
  return (
    <p className="note" role="status">
      {children}
    </p>
  );
}

/**
 * What could not be done, said as calmly as what could: each field that is wrong by its name, one tap away. What was kept from
 * before is said here too.
 */
export function CameBack({ wrong }: { wrong: string }) {
  const { again, named } = useDrawing();
  if (again === null) return null;
  const linked = [...named].filter(([name]) => again.errors[name] !== undefined);
  if (again.status === 200) return <Note>{again.message}</Note>;
  return (
    <div className="note" role="alert">
      <p>{wrong}</p>
      {linked.length === 0 ? <p>{again.message}</p> : null}
      {linked.length > 0 ? (
        <ul>
          {linked.map(([name, { id, label }]) => (
            <li key={name}>
              <a href={`#${id}`}>{`${shortly(label)} ${again.errors[name]}`}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** A field by what it asks: the question in its name, else its first sentence. */
function shortly(label: string): string {
  const sentences = label.split(/(?<=[.?!])\s/u);
  const first = sentences.find((one) => one.endsWith("?")) ?? sentences[0] ?? label;
  return /[.?!:]$/.test(first) ? first : `${first}:`;
}

export function Back({ say }: { say: string }) {
  return (
    <p>
      <a href="/min-stafet">{say}</a>
    </p>
  );
}
