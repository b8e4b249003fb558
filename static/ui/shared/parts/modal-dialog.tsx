/** Atlaskit's dialog, loaded when the first one is opened. */
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from "@atlaskit/modal-dialog";
import type { DialogProps } from "./dialog";

export default function ModalDialog({ title, children, actions, onClose, width = "medium" }: DialogProps) {
  return (
    <Modal onClose={onClose} width={width} shouldReturnFocus>
      <ModalHeader hasCloseButton>
        <ModalTitle>{title}</ModalTitle>
      </ModalHeader>
      <ModalBody>{children}</ModalBody>
      <ModalFooter>{actions}</ModalFooter>
    </Modal>
  );
}
