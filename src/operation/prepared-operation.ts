import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { type Analysis, analyze } from './analyze.js';
import { conditionVariables } from './inclusion.js';
import { type Question, type Reply, VariableReads, type Variables } from './variable-reads.js';

/** How many analyses of one operation are remembered before all of them are forgotten. */
const MAX_ANALYSES = 32;

/** What an analysis asks next, and where each reply leads; or its result. */
interface Step {
  question?: Question;
  readonly next: Map<Reply, Step>;
  analysis?: Analysis;
}

/** One operation of a document that was parsed and validated. */
export class PreparedOperation {
  readonly document: DocumentNode;
  readonly node: OperationDefinitionNode;
  readonly #schema: GraphQLSchema;
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

  /** The variables that `@skip` and `@include` read, in the order of their definition. */
  get conditions(): readonly string[] {
    return conditionVariables(this.document, this.node);
  }

  /**
   * What is known of the operation with these variables. The walk is repeated only for variables that it has not met in a way
   * that matters: a token or a date never does.
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
