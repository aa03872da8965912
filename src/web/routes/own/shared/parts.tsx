import type { ReactNode } from "react";
import { phoneInWords } from "../../../ui/format.ts";

/** Plain parts of the citizen's pages. */

export function OwnForm(props: {
  children?: ReactNode;
  press: string;
  /** Which of several on the page. */
  name?: string;
  quiet?: boolean;
}) {
  return (
    <form method="post">
      <input type="hidden" name="key" value={crypto.randomUUID()} />
      {props.name ? <input type="hidden" name="form" value={props.name} /> : null}
      {props.children}
      <button type="submit" className={props.quiet ? "quiet" : undefined}>
        {props.press}
      </button>
    </form>
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
  error?: string | undefined;
  /** Where the page has several of the name. */
  id?: string;
}) {
  const { id = props.name, hint, error } = props;
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <About id={id} hint={hint} error={error} />
      <input
        id={id}
        name={props.name}
        type={props.type ?? "text"}
        defaultValue={props.value ?? ""}
        autoComplete="off"
        {...about(id, hint, error)}
        {...(props.numeric ? { inputMode: "numeric" as const } : {})}
      />
    </div>
  );
}

export function Words(props: {
  name: string;
  /** Where the page has several of the name. */
  id?: string;
  label: string;
  hint?: string;
  value?: string;
  rows?: number;
  error?: string | undefined;
}) {
  const { id = props.name, hint, error } = props;
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <About id={id} hint={hint} error={error} />
      <textarea
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        defaultValue={props.value ?? ""}
        {...about(id, hint, error)}
      />
    </div>
  );
}

export function Choices(props: {
  name: string;
  legend: string;
  options: readonly (readonly [value: string, label: string])[];
  chosen?: string;
  /** Where the page has several of the name. */
  id?: string;
  error?: string | undefined;
}) {
  const { id = props.name, error } = props;
  return (
    <fieldset id={id} {...about(id, undefined, error)}>
      <legend>{props.legend}</legend>
      <About id={id} error={error} />
      {props.options.map(([value, label]) => (
        <label key={value} className="choice">
          <input type="radio" name={props.name} value={value} defaultChecked={props.chosen === value} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

/** Yes or nothing; never ticked for anybody. */
export function Tick(props: { name: string; label: string; value?: string; ticked?: boolean }) {
  return (
    <label className="choice">
      <input
        type="checkbox"
        name={props.name}
        value={props.value ?? "1"}
        defaultChecked={props.ticked === true}
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
  return (
    <fieldset>
      <legend>{props.legend}</legend>
      {props.options.map(([value, label]) => (
        <label key={value} className="choice">
          <input
            type="checkbox"
            name={props.name}
            value={value}
            defaultChecked={props.chosen.includes(value)}
          />
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

/** What could not be done: said as calmly as what could. */
export function Trouble({ head, message }: { head: string; message: string }) {
  return (
    <div className="note" role="alert">
      <p>{head}</p>
      <p>{message}</p>
    </div>
  );
}

export function Back({ say }: { say: string }) {
  return (
    <p>
      <a href="/min-stafet">{say}</a>
    </p>
  );
}
