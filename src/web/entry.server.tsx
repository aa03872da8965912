import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable } from "@react-router/node";
import { renderToPipeableStream } from "react-dom/server";
import { type HandleDocumentRequestFunction, type HandleErrorFunction, ServerRouter } from "react-router";
import { nonceContext, services, text } from "./http/context.ts";
import { TextContext } from "./text/useText.ts";

/** Renders one page as HTML. A page that takes longer than this to render is given up. */
export const streamTimeout = 5_000;

const handleDocumentRequest: HandleDocumentRequestFunction = (
  request,
  status,
  headers,
  routerContext,
  context,
) => {
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (request.method === "HEAD") return new Response(null, { status, headers });
  return new Promise<Response>((resolve, reject) => {
    const nonce = context.get(nonceContext);
    const { pipe, abort } = renderToPipeableStream(
      <TextContext value={text(context)}>
        <ServerRouter context={routerContext} url={request.url} nonce={nonce} />
      </TextContext>,
      {
        nonce,
        // Whole pages only: nothing here is deferred, and a fault while rendering still becomes an error page.
        onAllReady() {
          const body = new PassThrough({
            final(done) {
              clearTimeout(timer);
              done();
            },
          });
          resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
          pipe(body);
        },
        onError: reject,
        onShellError: reject,
      },
    );
    const timer = setTimeout(() => abort(new Error("Rendering took too long")), streamTimeout + 1000);
  });
};

export default handleDocumentRequest;

/** Faults only: refusals, redirects and 404s are answers, not errors. No address, name or text is logged. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (!request.signal.aborted) services(context).log.error("page.failed", { method: request.method, error });
};
