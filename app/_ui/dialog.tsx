"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { BACKDROP, POPUP } from "./dialog-class";

export interface DialogProps {
  /** The button that opens it; leave out when `open` steers it. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons along the bottom. */
  actions?: ReactNode;
}

export function Dialog({ trigger, open, onOpenChange, title, description, children, actions }: DialogProps) {
  return (
    <BaseDialog.Root {...(open === undefined ? {} : { open })} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger && <BaseDialog.Trigger render={trigger} />}
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={BACKDROP} />
        <BaseDialog.Popup className={POPUP}>
          <div className="flex items-start justify-between gap-4">
            <BaseDialog.Title className="display text-24">{title}</BaseDialog.Title>
            <BaseDialog.Close className="-mt-1 -mr-2 grid size-10 shrink-0 place-items-center rounded text-soft hover:bg-sunken hover:text-ink">
              <X aria-hidden size={20} />
              <span className="sr-only">Close</span>
            </BaseDialog.Close>
          </div>
          {description !== undefined && (
            <BaseDialog.Description className="text-soft">{description}</BaseDialog.Description>
          )}
          {children}
          {actions !== undefined && <div className="flex flex-wrap justify-end gap-2 pt-2">{actions}</div>}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
