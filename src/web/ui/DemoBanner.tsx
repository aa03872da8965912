import { Link } from "react-router";
import { useText } from "../text/useText.ts";
import { fullMoment } from "./format.ts";

/** Says that this is a demonstration, what the clock shows, and lets one wind it to watch the ladder climb. */
export function DemoBanner({ now, path, canWind }: { now: Date; path: string; canWind: boolean }) {
  const { common, lang } = useText();
  const { demo } = common;
  return (
    <aside className="demo" aria-label={demo.label}>
      <div className="container demo-inner">
        <p>
          <strong>{demo.label}.</strong> {demo.body} {demo.clock(fullMoment(now, lang))}{" "}
          <Link to="/log-ind">{demo.changePerson}</Link>
        </p>
        {canWind ? <Wind path={path} /> : null}
      </div>
    </aside>
  );
}

function Wind({ path }: { path: string }) {
  const { demo } = useText().common;
  const steps = [
    { to: "1h", label: demo.hour },
    { to: "4h", label: demo.fourHours },
    { to: "morning", label: demo.morning },
    { to: "1d", label: demo.day },
  ];
  return (
    <form method="post" action="/demo/clock" className="wind" aria-label={demo.wind}>
      <input type="hidden" name="videre" value={path} />
      <span aria-hidden="true">{demo.wind}</span>
      {steps.map((step) => (
        <button key={step.to} type="submit" name="to" value={step.to}>
          {step.label}
        </button>
      ))}
    </form>
  );
}
