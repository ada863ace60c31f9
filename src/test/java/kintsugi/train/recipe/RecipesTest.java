package kintsugi.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests {@link Recipes} on the recipes that come with the program. */
class RecipesTest {

	@Test
	void everyBundledRecipeIsReadBackFromItsOwnText() throws Exception {
		assertThat(Recipes.names()).isNotEmpty();
		for (final String name : Recipes.names()) {
			final Recipe recipe = Recipes.open(name);
			assertThat(recipe.name()).isEqualTo(name);
			assertThat(Recipes.read(recipe.toYaml(), "text")).isEqualTo(recipe);
		}
	}
}
