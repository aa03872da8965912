import { text } from "../../../http/context.ts";
import { drawn } from "../shared/document.tsx";
import { Back } from "../shared/parts.tsx";
import { mine, type OwnArgs } from "../shared/session.ts";

/** My rights in plain words, help with a complaint in one tap (D8), and doors near me. */
export async function loader(args: OwnArgs) {
  await mine(args);
  const { own } = text(args.context);
  const { rights } = own;
  return drawn(args.context, {
    title: rights.title,
    inside: true,
    body: (
      <>
        <ul>
          {rights.list.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>
          <a href="/min-stafet/hjaelp?om=klage">{rights.ask}</a>
        </p>
        <p>
          <a href="/min-stafet/klage">{rights.letter}</a>
        </p>
        <h2>{rights.who}</h2>
        <ul>
          {rights.ways.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>
          <a href="/min-stafet/unge">{own.young.link}</a>
        </p>
        <h2>{rights.near}</h2>
        <p>
          {rights.nearLead} <a href="/find">{rights.find}</a>
        </p>
        <Back say={own.back} />
      </>
    ),
  });
}
