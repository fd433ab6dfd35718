import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { type Analysis, analyze } from './analyze.js';
import { fragmentsOf } from './fragments.js';
import { conditionVariables } from './inclusion.js';
import { timeLimitOf } from './time-limit.js';
import { type Question, type Reply, VariableReads, type Variables } from './variable-reads.js';

/** The most cached analyses of one operation. After that, its cache is cleared. */
const MAX_ANALYSES = 32;

/** A node of the decision tree of cached analyses: the next question with a branch for each reply, or the result. */
interface Step {
  question?: Question;
  readonly next: Map<Reply, Step>;
  analysis?: Analysis;
}

/** An operation of a parsed and validated document. */
export class PreparedOperation {
  readonly document: DocumentNode;
  readonly node: OperationDefinitionNode;
  readonly #schema: GraphQLSchema;
  #timeLimitMs: number | undefined;
  #first: Step = { next: new Map() };
  #analyses = 0;

  constructor(schema: GraphQLSchema, document: DocumentNode, node: OperationDefinitionNode) {
    this.document = document;
    this.node = node;
    this.#schema = schema;
  }

  get kind(): OperationDefinitionNode['operation'] {
    return this.node.operation;
  }

  get name(): string | null {
    return this.node.name?.value ?? null;
  }

  /** How long it may take, in ms. */
  get timeLimitMs(): number {
    this.#timeLimitMs ??= timeLimitOf(this.#schema, this.node, fragmentsOf(this.document));
    return this.#timeLimitMs;
  }

  /** The variables that `@skip` and `@include` use, in the order of their definition. */
  get conditions(): readonly string[] {
    return conditionVariables(this.document, this.node);
  }

  /**
   * The analysis for these variables. Cached: the walk is repeated only when a variable that the analysis reads has a new
   * value. It never reads tokens or dates.
   */
  analysisFor(variables: Variables): Analysis {
    const reads = new VariableReads(this.node, variables);
    let step: Step | undefined = this.#first;
    while (step?.question !== undefined) step = step.next.get(reads.reply(step.question));
    return step?.analysis ?? this.#analyze(reads);
  }

  #analyze(reads: VariableReads): Analysis {
    const analysis = analyze(this.#schema, this.document, this.node, reads);
    this.#analyses += 1;
    if (this.#analyses > MAX_ANALYSES) {
      this.#first = { next: new Map() };
      this.#analyses = 1;
    }
    let step = this.#first;
    for (const [question, reply] of reads.asked) {
      step.question ??= question;
      const next: Step = step.next.get(reply) ?? { next: new Map() };
      step.next.set(reply, next);
      step = next;
    }
    step.analysis = analysis;
    return analysis;
  }
}
