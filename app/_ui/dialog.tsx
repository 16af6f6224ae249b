"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import clsx from "clsx";
import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { useSharedWords } from "../_messages/shared-words";
import { BACKDROP, POPUP } from "./dialog-class";
import { SCROLLS } from "./scrolls";

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
  /** Names what scrolls between title and buttons, in a dialog that keeps its height and its buttons in their place. */
  scrolls?: string;
}

export function Dialog({ trigger, open, onOpenChange, title, description, children, actions, scrolls }: DialogProps) {
  const words = useSharedWords();
  return (
    <BaseDialog.Root {...(open === undefined ? {} : { open })} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger && <BaseDialog.Trigger render={trigger} />}
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={BACKDROP} />
        <BaseDialog.Popup className={clsx(POPUP, scrolls && "h-160")}>
          <div className="flex items-start justify-between gap-4">
            <BaseDialog.Title className="display text-24">{title}</BaseDialog.Title>
            <BaseDialog.Close className="-mt-1 -mr-2 grid size-10 shrink-0 place-items-center rounded text-soft hover:bg-sunken hover:text-ink">
              <X aria-hidden size={20} />
              <span className="sr-only">{words.close}</span>
            </BaseDialog.Close>
          </div>
          {description !== undefined && (
            <BaseDialog.Description className="text-soft">{description}</BaseDialog.Description>
          )}
          {scrolls ? (
            // Only this part scrolls; its edge is where the popup's own padding begins.
            <section
              aria-label={scrolls}
              {...SCROLLS}
              className="-mx-6 min-h-0 flex-1 overflow-y-auto px-6 focus-visible:-outline-offset-2"
            >
              {children}
            </section>
          ) : (
            children
          )}
          {actions !== undefined && <div className="flex flex-wrap justify-end gap-2 pt-2">{actions}</div>}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
