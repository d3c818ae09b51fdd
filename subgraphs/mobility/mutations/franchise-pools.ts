import { Field, ObjectType } from "type-graphql";
import type { AnswerShape } from "../../kit/mutations/answers.js";
import { defineMutation } from "../../kit/mutations/define-mutation.js";
import { choosePoolDrivers } from "../remedies/franchise-pool/choose-pool-drivers.js";
import type { PoolKey } from "../remedies/franchise-pool/franchise-pool.repository.js";
import { shareFranchisePool } from "../remedies/franchise-pool/share-franchise-pool.js";
import { showFranchisePool } from "../remedies/franchise-pool/show-franchise-pool.js";
import { MobilityFranchisePool } from "../schema/mobility-franchise.types.js";
import { chosenDrivers } from "./chosen-drivers.js";
import {
  MobilitySetFranchiseSharesInput,
  MobilityShareFranchisePoolInput,
} from "./franchise-request.types.js";

/** `pool`: the pool the mutation is about, as it stands now. */
const poolAnswer: AnswerShape<PoolKey> = {
  type: (name) => {
    @ObjectType(name, { description: "It was done." })
    class PoolOk {
      @Field(() => MobilityFranchisePool, {
        description: "The pool and its list, as they stand now.",
      })
      pool!: MobilityFranchisePool;
      @Field(() => Boolean, {
        description: "True when it had been done before and nothing was written now.",
      })
      isReplay!: boolean;
    }
    return PoolOk;
  },
  read: async (key, { database }) => ({ pool: await showFranchisePool(database.db, key) }),
};

const POOL_REFUSALS = {
  NO_SUCH_POOL: "No pool was agreed with a franchise of that name.",
  NOBODY_CHOSEN: "The list has no driver with a weight above zero.",
};

/** Replaces a franchise's list of drivers (M4), by the partner who runs it or an operator. */
export const setMobilityFranchiseShares = defineMutation({
  name: "setMobilityFranchiseShares",
  affiliate: "MOBILITY",
  description:
    "Replaces the list of drivers whom a franchise chose, and their weights, while its pool is not shared yet. For the partner who runs the franchise, and Mobility's operators.",
  callers: ["OWNER", "OPERATOR"],
  concerns: "NOBODY",
  input: MobilitySetFranchiseSharesInput,
  answer: poolAnswer,
  refusals: {
    ...POOL_REFUSALS,
    POOL_ALREADY_SHARED: "The pool was shared, so its list stays as it is.",
    DRIVER_ON_OTHER_LIST: "A driver is on another franchise's list.",
  },
  run: (tx, { franchise, shares }, { actor, kind, at }) =>
    choosePoolDrivers(tx, { franchise, recipients: chosenDrivers(shares), actor, kind, at }),
});

/** Shares a franchise's pool among its drivers (M4), by the partner who runs it or an operator. */
export const shareMobilityFranchisePool = defineMutation({
  name: "shareMobilityFranchisePool",
  affiliate: "MOBILITY",
  description:
    "Shares a franchise's pool among the drivers on its list, to the won and once. For the partner who runs the franchise, and Mobility's operators.",
  callers: ["OWNER", "OPERATOR"],
  concerns: "NOBODY",
  input: MobilityShareFranchisePoolInput,
  answer: poolAnswer,
  refusals: {
    ...POOL_REFUSALS,
    DRIVER_HAS_OTHER_SHARE: "A driver was given another share before.",
    SHARED_OTHERWISE: "The pool was shared by another list than this one.",
  },
  run: (tx, { franchise, note = null }, { actor, kind, at }) =>
    shareFranchisePool(tx, { franchise, actor, kind, at, why: note }),
});
