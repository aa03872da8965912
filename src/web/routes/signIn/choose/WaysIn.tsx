import { Link } from "react-router";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { PasskeyForm } from "../../../ui/PasskeyForm.tsx";
import { Checkbox } from "../../../ui/RadioGroup.tsx";
import type { SignInStep } from "./entry.ts";

type Carried = Extract<SignInStep, { kept: string }>;

interface WaysInProps {
  step: Omit<Carried, "step">;
  providers: readonly { id: string; name: string }[];
  question: { options: string; sealed: string };
  /** This browser is a shared workstation. */
  shared: boolean;
}

/** All the ways to show who one really is. */
export function WaysIn({ step, providers, question, shared }: WaysInProps) {
  const { passkeys, forgotten, switching } = useText().signIn;
  const refused = step.again?.form === "passkey" ? step.again.refusal : null;
  return (
    <>
      {shared ? (
        <ButtonRow>
          <LinkButton to="/skift">{switching.menu}</LinkButton>
        </ButtonRow>
      ) : null}
      <PasswordForm {...step} />
      <p>
        <Link to="/ny-adgangskode">{forgotten.link}</Link>
      </p>
      {refused ? (
        <Alert variant="error" announce>
          {refused.message}
        </Alert>
      ) : null}
      <PasskeyForm what="ask" question={question} action="/log-ind" press={passkeys.use}>
        <Carry {...step} />
      </PasskeyForm>
      <Providers providers={providers} {...step} />
    </>
  );
}

/** E-mail and password. What was typed before a session ended travels along, sealed. */
function PasswordForm({ again, ...carried }: Omit<Carried, "step">) {
  const { real } = useText().signIn;
  return (
    <CommandForm name="password" again={again} action="/log-ind">
      <Carry {...carried} />
      <Field name="email" type="email" label={real.email} autoComplete="username" maxLength={254} />
      <Field name="password" type="password" label={real.password} autoComplete="current-password" />
      <ButtonRow>
        <Button>{real.press}</Button>
      </ButtonRow>
    </CommandForm>
  );
}

/** The second step. */
export function CodeForm({ again, ...carried }: Omit<Carried, "step">) {
  const { code } = useText().signIn;
  return (
    <CommandForm name="code" again={again} action="/log-ind">
      <Carry {...carried} />
      <Field name="code" label={code.code} autoComplete="one-time-code" width="short" maxLength={20} />
      <Checkbox name="recovery" label={code.recovery} hint={code.recoveryHint} />
      <ButtonRow>
        <Button>{code.press}</Button>
      </ButtonRow>
    </CommandForm>
  );
}

export function Carry({ kept, keptAt, wayBack }: Pick<Carried, "kept" | "keptAt" | "wayBack">) {
  return (
    <>
      <input type="hidden" name="videre" value={wayBack} />
      {kept ? <input type="hidden" name="kept" value={kept} /> : null}
      {keptAt ? <input type="hidden" name="keptAt" value={keptAt} /> : null}
    </>
  );
}

/** The ways in at other organisations' providers. */
function Providers(props: Pick<WaysInProps, "providers"> & Pick<Carried, "keptAt" | "wayBack">) {
  const { provider: words } = useText().signIn;
  if (props.providers.length === 0) return null;
  const query = new URLSearchParams({ videre: props.wayBack });
  if (props.keptAt) query.set("gemt", props.keptAt);
  return (
    <>
      <p>{words.or}</p>
      <ButtonRow>
        {props.providers.map(({ id, name }) => (
          <LinkButton key={id} to={`/log-ind/hos/${id}?${query}`}>
            {words.at(name)}
          </LinkButton>
        ))}
      </ButtonRow>
    </>
  );
}
