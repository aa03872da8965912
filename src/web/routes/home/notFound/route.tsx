import { data } from "react-router";

/** Any address that is not ours: the 404 page, for reading and for posting. */
export const loader = () => {
  throw data({ code: "notFound" }, 404);
};

export const action = loader;

export default function NotFound() {
  return null;
}
