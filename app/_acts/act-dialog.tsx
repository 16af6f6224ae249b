"use client";

import { useRouter } from "next/navigation";
import { refusalTo } from "../_client/refusal";
import { ConfirmDialog, type ConfirmDialogProps } from "../_ui/confirm-dialog";
import { notify } from "../_ui/notify";

export interface ActDialogProps<Done> extends Omit<ConfirmDialogProps, "onConfirm"> {
  /** Throws what was refused: the dialog stays open and shows it. */
  act: () => Promise<Done>;
  /** Shown in the corner of the page when it is done. */
  done?: (result: Done) => string;
}

/** An act that is confirmed first; the page is read again after it. */
export function ActDialog<Done>({ act, done, ...dialog }: ActDialogProps<Done>) {
  const router = useRouter();
  const confirm = () =>
    refusalTo(async () => {
      const result = await act();
      if (done) notify(done(result), { tone: "verified" });
      router.refresh();
    });
  return <ConfirmDialog {...dialog} onConfirm={confirm} />;
}
