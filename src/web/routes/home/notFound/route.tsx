import { data } from "react-router";

/** Any address that is not ours: the 404 page, for reading and for posting. */
export function loader(): never {
  throw data({ code: "notFound" }, 404);
}

export function action(): never {
  throw data({ code: "notFound" }, 404);
}

export default function NotFound() {
  return null;
}
