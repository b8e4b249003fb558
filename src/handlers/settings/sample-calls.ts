import { z } from "zod";
import type { AgreeCalls } from "../../contract";
import { removeSample } from "../../usecases/remove-sample";
import { answeringProjectAdministrators } from "../answering";
import { forgetSampleLater } from "../forgetting";
import { cataloguePorts, markAsCaller } from "../wiring";
import type { Answering } from "./answers";
import { projectId } from "./payloads";

/** Taking sample content out again; it comes as any file does, by an import. */
export const sampleCalls: Pick<Answering<AgreeCalls>, "removeSample"> = {
  removeSample: answeringProjectAdministrators(z.object({ projectId }), ({ projectId }, { accountId: by }) =>
    removeSample(
      {
        ...cataloguePorts(),
        forgetLater: forgetSampleLater,
        markUnwatched: (id) => markAsCaller(id, { watched: false }),
      },
      { projectId, by },
    ),
  ),
};
