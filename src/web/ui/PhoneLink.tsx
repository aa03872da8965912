import { useText } from "../text/useText.ts";
import { phoneInWords } from "./format.ts";

/** A number one tap from being rung; says so when there is none. */
export function PhoneLink({ phone }: { phone: string | null }) {
  const { common } = useText();
  if (phone === null) return <span className="quiet">{common.noPhone}</span>;
  return (
    <a
      className="phone"
      href={`tel:${phone.replaceAll(" ", "")}`}
      aria-label={common.call(phoneInWords(phone))}
    >
      {phoneInWords(phone)}
    </a>
  );
}
