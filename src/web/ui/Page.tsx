import type { ReactNode } from "react";
import { useText } from "../text/useText.ts";

interface PageProps {
  readonly title: string;
  /** What the window is called, where the title says too little among several windows, bookmarks or hits. */
  readonly tab?: string;
  readonly lead?: ReactNode;
  readonly back?: ReactNode;
  readonly children?: ReactNode;
}

/** The frame of one page: its title (also the window's), a line under it and, when wanted, a way back above. */
export function Page(props: PageProps) {
  const { common } = useText();
  return (
    <>
      <title>{`${props.tab ?? props.title} – ${common.brand}`}</title>
      {props.back}
      <h1>{props.title}</h1>
      {props.lead ? <p className="page-lead">{props.lead}</p> : null}
      {props.children}
    </>
  );
}
