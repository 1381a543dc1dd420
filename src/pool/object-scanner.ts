import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Scanner } from '../engine/scanner.ts';
import { childLimits, type ChildLimits } from '../processes/child-limits.ts';
import { explainLimit, watchChild } from '../processes/watch-child.ts';
import {
  countObject,
  createBlobWriter,
  newBatchResult,
  pushAll,
  resultOf,
  type BatchResultBuilder,
  type BlobWriter,
  type ProgressSink,
} from './batch.ts';
import { PointerDetector } from './lfs-pointer.ts';
import { ObjectParser, type ObjectSink } from './object-parser.ts';
import type { OmissionKind } from '../core/omission.ts';
import type { BatchResult, CatFileOptions, ScanPlan } from './protocol.ts';

/** Deaths of git in a row, without an object read in between, after which the batch is given up. */
const MAX_DEATHS = 8;
/** Deaths that a git counts for which was idle until its deadline: each takes long, and the object is not at fault. */
const STALL_DEATHS = MAX_DEATHS / 2;
/** Milliseconds of processor time within which git begins to write any object. */
const SILENT_WORK = 30_000;
const STDERR_CHARS = 4096;
const REASON_CHARS = 200;

/** Receives the position of the scanner of objects. */
export interface ObjectProgress extends ProgressSink {
  /** Begins reading the objects of this batch. */
  readonly job: (id: number) => void;
}

/** A requested batch of objects. */
interface Job {
  readonly id: number;
  readonly oids: readonly string[];
  /** Index of each object in its original batch. */
  readonly places: readonly number[];
  /** Index of the next object. */
  next: number;
  readonly builder: BatchResultBuilder;
  readonly resolve: (result: BatchResult) => void;
}

/**
 * Scans objects directly from the output of `git cat-file`. Batches may be requested ahead: their ids are written at once, so that git works while
 * this thread scans. If git dies of an object, the object fails, and git is restarted for the rest.
 */
export class ObjectScanner {
  readonly #scanner: Scanner;
  readonly #command: CatFileOptions;
  readonly #progress: ObjectProgress;
  readonly #writer: BlobWriter;
  readonly #pointers = new PointerDetector();
  readonly #jobs: Job[] = [];
  readonly #limits: ChildLimits;
  #child: ChildProcessWithoutNullStreams | undefined;
  /** Bytes that the child has written. */
  #heard = 0;
  #deaths = 0;
  #size = 0;
  /** Error that stopped the scan of the current object. */
  #stop: { readonly error: unknown } | undefined;
  #complaint = '';

  constructor(scanner: Scanner, plan: ScanPlan, how: { command: CatFileOptions; progress: ObjectProgress }) {
    this.#scanner = scanner;
    this.#command = how.command;
    this.#progress = how.progress;
    this.#writer = createBlobWriter(scanner, plan);
    const limits = childLimits(how.command.env);
    this.#limits = { ...limits, silentWork: Math.min(limits.silentWork, SILENT_WORK) };
  }

  /** Scans objects. File indexes of the result are their `places`, in ascending order, or indexes into `oids`. Never rejects. */
  scan(id: number, oids: readonly string[], places: readonly number[] = [...oids.keys()]): Promise<BatchResult> {
    return new Promise((resolve) => {
      const job: Job = { id, oids, places, next: 0, builder: newBatchResult(), resolve };
      this.#jobs.push(job);
      if (this.#jobs.length === 1) this.#enter(job);
      if (this.#child) this.#ask(job);
      else this.#start();
    });
  }

  /** Ends git. */
  close(): void {
    this.#jobs.length = 0;
    this.#child?.kill('SIGKILL');
  }

  #ask({ oids, next }: Job): void {
    const { prefix, flush } = this.#command;
    const lines = oids.slice(next).map((oid) => `${prefix}${oid}\n`);
    if (lines.length > 0) this.#child!.stdin.write(lines.join('') + flush);
  }

  #start(): void {
    const { file, args, cwd, env } = this.#command;
    const child = spawn(file, args, { cwd, env, windowsHide: true });
    this.#child = child;
    this.#complaint = '';
    const parser = new ObjectParser(this.#sink());
    child.stdout.on('data', (piece: Buffer) => {
      this.#heard += piece.length;
      try {
        parser.push(piece);
      } catch (error) {
        this.#complaint = error instanceof Error ? error.message : 'its output cannot be read';
        child.kill('SIGKILL');
      }
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#complaint = (this.#complaint + text).slice(0, STDERR_CHARS);
    });
    // git died: handled when its output closes
    child.stdin.on('error', () => {});
    child.once('error', (error) => (this.#complaint = error.message));
    const endWatch = this.#watch(child);
    child.once('close', () => {
      endWatch();
      this.#restartAfterDeath();
    });
    for (const job of this.#jobs) this.#ask(job);
  }

  /** Kills git at its limits. Returns a function that ends the watch. */
  #watch(child: ChildProcessWithoutNullStreams): () => void {
    const limits = this.#limits;
    return watchChild({
      pid: child.pid,
      limits,
      heard: () => this.#heard,
      waitsForUs: () => this.#jobs.length === 0 || child.stdout.readableLength > 0,
      onLook: ({ limit }) => {
        if (!limit || child.killed) return;
        if (limit === 'idle') this.#deaths += STALL_DEATHS - 1;
        this.#complaint = explainLimit(limit, limits);
        child.kill('SIGKILL');
      },
    });
  }

  /** Fails the object that git was reading, and continues with the rest. */
  #restartAfterDeath(): void {
    this.#child = undefined;
    if (this.#jobs.length === 0) return;
    const line = this.#complaint.split('\n').find((one) => one !== '');
    const reason = `git could not read it${line === undefined ? '' : ` (${line.slice(0, REASON_CHARS)})`}`;
    this.#deaths++;
    do this.#fail('damaged', reason);
    while (this.#deaths >= MAX_DEATHS && this.#jobs.length > 0);
    if (this.#jobs.length > 0) this.#start();
  }

  #fail(kind: OmissionKind, reason: string): void {
    const job = this.#jobs[0]!;
    job.builder.failed.push([job.places[job.next]!, kind, reason]);
    this.#advance(job);
  }

  #enter(job: Job): void {
    this.#progress.job(job.id);
    this.#progress.file(job.places[0] ?? 0);
    if (job.oids.length === 0) this.#leave(job);
  }

  #advance(job: Job): void {
    job.next++;
    if (job.next < job.oids.length) this.#progress.file(job.places[job.next]!);
    else this.#leave(job);
  }

  #leave(job: Job): void {
    this.#jobs.shift();
    this.#progress.file(-1);
    job.resolve(resultOf(job.builder));
    const next = this.#jobs[0];
    if (next) this.#enter(next);
    else this.#progress.job(-1);
  }

  #sink(): ObjectSink {
    const scanner = this.#scanner;
    return {
      begin: (size) => {
        this.#deaths = 0;
        this.#size = size;
        this.#stop = undefined;
        this.#pointers.begin(size);
        this.#try(() => scanner.begin());
      },
      bytes: (piece) => {
        this.#progress.beat();
        this.#pointers.push(piece);
        if (!this.#stop) this.#try(() => pushAll(scanner, piece));
      },
      end: () => this.#finish(),
      missing: () => this.#fail('missing', 'git does not have it'),
    };
  }

  #finish(): void {
    const job = this.#jobs[0]!;
    const { builder } = job;
    const place = job.places[job.next]!;
    let isWhole = false;
    if (!this.#stop) this.#try(() => (isWhole = this.#writer.finish(builder, place)));
    if (this.#stop) this.#writer.stop(builder, place, this.#stop.error);
    else if (isWhole) countObject(builder, place, this.#size);
    if (this.#pointers.isPointer) builder.pointers.push(place);
    this.#advance(job);
  }

  #try(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.#stop = { error };
    }
  }
}
