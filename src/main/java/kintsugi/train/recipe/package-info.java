/** Recipes: what a training is made of, as a YAML file says it, with its values checked. */
package kintsugi.train.recipe;
