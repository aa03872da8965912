import { redirect } from "react-router";
import { services, text } from "../../../http/context.ts";
import { cardCookie } from "../../../http/cookies.ts";
import { drawn } from "../shared/document.tsx";
import { type OwnArgs, tokenOf } from "../shared/session.ts";

/** Somewhere anybody might have been looking. */
const ELSEWHERE = "https://www.dmi.dk/";

/** "Luk siden nu": the session ends, the browser forgets, and what is on the screen is the weather. */
export async function action(args: OwnArgs) {
  const { relay, config } = services(args.context);
  const token = tokenOf(args);
  if (token !== null) await relay.own.leave(token);
  const { left } = text(args.context).own;
  return drawn(args.context, {
    title: left.title,
    onTo: ELSEWHERE,
    headers: { "Set-Cookie": cardCookie("", config), "Clear-Site-Data": '"cache", "storage"' },
    body: (
      <>
        <p>{left.body}</p>
        <p>
          <a href={ELSEWHERE}>{left.on}</a>
        </p>
      </>
    ),
  });
}

export const loader = () => redirect("/kort");
