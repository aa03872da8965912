import { Link } from "react-router";
import { useText } from "../text/useText.ts";
import { Page } from "./Page.tsx";

/** What went wrong, that nothing was lost, and what to do. */
export function ErrorPage({ status }: { status: number }) {
  const { common } = useText();
  const words = wordsFor(status, common.errors);
  return (
    <Page title={words.title} lead={words.body}>
      <p>
        <Link to="/" reloadDocument>
          {common.errors.home}
        </Link>
      </p>
      <p className="quiet">{common.errors.code(String(status))}</p>
    </Page>
  );
}

type Errors = ReturnType<typeof useText>["common"]["errors"];

function wordsFor(status: number, errors: Errors): { title: string; body: string } {
  switch (status) {
    case 401:
    case 403:
      return errors.forbidden;
    case 404:
    case 405:
      return errors.notFound;
    case 409:
      return errors.conflict;
    case 413:
      return errors.tooLarge;
    default:
      return errors.fault;
  }
}
