/** Recipes: what a training is made of, as a YAML file says it. */
package kintsugi.train.recipe;
