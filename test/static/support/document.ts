import JsdomEnvironment from "jest-environment-jsdom";

/** A document of jsdom's with what browsers have, Node has too, and jsdom lacks. */
export default class DocumentEnvironment extends JsdomEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    Object.assign(this.global, {
      Blob,
      Response,
      DecompressionStream,
      TextEncoder,
      TextDecoder,
      structuredClone,
      Uint8Array,
    });
  }
}
