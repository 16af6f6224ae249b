"use client";

import { useRouter } from "next/navigation";
import { SELF } from "#protocol/people/acting-for";
import { Button } from "../_ui/button";
import { chooseActing } from "./choose-acting";

/** The next pages are the visitor's own again. */
export function StopActing({ label }: { label: string }) {
  const router = useRouter();
  const stop = () => {
    chooseActing(SELF);
    router.push("/organisations");
    router.refresh();
  };
  return (
    <Button size="small" onClick={stop}>
      {label}
    </Button>
  );
}
