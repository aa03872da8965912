import { useText } from "../text/useText.ts";

/** 1-1-2 and the doctor on call: on start, citizen and public pages Stafet says what it is not. */
export function EmergencyNote() {
  const { common } = useText();
  return (
    <aside className="emergency">
      <p>
        <strong>{common.emergency.heading}.</strong> {common.emergency.body}
      </p>
    </aside>
  );
}
