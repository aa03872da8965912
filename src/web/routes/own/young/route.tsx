import { text } from "../../../http/context.ts";
import { drawn } from "../shared/document.tsx";
import { Back } from "../shared/parts.tsx";
import { mine, type OwnArgs } from "../shared/session.ts";

/** What one may before 15, from 15 and from 18, for young readers (D7). The same for everybody: it asks no age. */
export async function loader(args: OwnArgs) {
  await mine(args);
  const { own } = text(args.context);
  const { young } = own;
  return drawn(args.context, {
    title: young.title,
    inside: true,
    body: (
      <>
        <p>{young.lead}</p>
        {[young.always, young.fifteen, young.eighteen].map(({ title, list }) => (
          <section key={title}>
            <h2>{title}</h2>
            <ul>
              {list.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        ))}
        <p>{young.ask}</p>
        <p>
          <a href="/min-stafet/hjaelp?om=ung">{young.helpMe}</a>
        </p>
        <Back say={own.back} />
      </>
    ),
  });
}
