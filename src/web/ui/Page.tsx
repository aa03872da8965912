import type { ReactNode } from "react";
import { useText } from "../text/useText.ts";

/** The frame of one page: its title (also the window's), a line under it and, when wanted, a way back above. */
export function Page(props: { title: string; lead?: ReactNode; back?: ReactNode; children?: ReactNode }) {
  const { common } = useText();
  return (
    <>
      <title>{`${props.title} – ${common.brand}`}</title>
      {props.back}
      <h1>{props.title}</h1>
      {props.lead ? <p className="page-lead">{props.lead}</p> : null}
      {props.children}
    </>
  );
}
