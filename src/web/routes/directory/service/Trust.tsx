import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { dayInWords } from "../../../ui/format.ts";
import { useNow } from "../../../ui/shell.ts";
import type { Trust } from "./present.ts";

/** Who said that it is right, and when. What is old, or nobody has checked, says so. */
export function TrustLine({ trust }: { trust: Trust }) {
  const { directory, lang } = useText();
  const words = directory.service.freshness;
  const now = useNow();
  const when = trust.at ? dayInWords(trust.at, now, lang) : "";
  if (trust.state === "fresh") return <p className="quiet">{words.verified(trust.by, when)}</p>;
  const said = {
    stale: words.stale(trust.by, when),
    absent: words.absent(when),
    unverified: words.unverified,
  }[trust.state];
  return <Alert variant="warning">{said}</Alert>;
}
