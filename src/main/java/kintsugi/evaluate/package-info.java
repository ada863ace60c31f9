/**
 * How good a model is on whole images: seeded holes are cut into them, every method fills the same holes, and what
 * comes out is compared with what was there.
 * <p>
 * {@link kintsugi.evaluate.EvaluationTask} is what users order, {@link kintsugi.evaluate.Evaluation} does it with any
 * methods, {@link kintsugi.evaluate.EvaluationResult} holds every hole's scores and makes tables and paired differences
 * of them; the reports write it as Markdown, CSV and JSON. Images are read by whoever calls, through
 * {@link kintsugi.evaluate.WholeImageReader}.
 * </p>
 */
package kintsugi.evaluate;
