import type { RouterContextProvider } from "react-router";
import { handleCommand } from "../../../http/command.ts";
import { actor, now, services } from "../../../http/context.ts";
import { HOME } from "../../../http/ways.ts";
import { parseRow } from "./form.ts";

type Context = Readonly<Pick<RouterContextProvider, "get">>;

/** Accepting and asking from a row. Accepted, the way leads to the course. */
export function answerRow({ request, context }: { request: Request; context: Context }) {
  const { commands } = services(context).relay;
  return handleCommand({
    request,
    context,
    parse: parseRow,
    async run(command, key) {
      if (command.do === "ask") {
        const { handoverId, question } = command;
        await commands.askQuestion(actor(context), { handoverId, question }, now(context), key);
        return HOME;
      }
      const { handoverId } = command;
      const { courseId } = await commands.accept(actor(context), { handoverId }, now(context), key);
      return `/forloeb/${courseId}`;
    },
  });
}
