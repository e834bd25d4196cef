# What base R says of the trend of a few series: least squares, the 95 % prediction interval of one
# more observation, and the probability (Student t, n - 2) that it is below a number.
#
#   Rscript plan_forecast.R > plan_forecast.csv
#
# Years are counted from the first of a series, which changes no result and keeps more digits.

cases <- list(
  list("pupils to a teacher", c(2020, 2021, 2022, 2023), c("19.62", "19.1", "18.7", "18.1"), 2025, "17"),
  list("three points", c(2020, 2021, 2022), c("50", "58.1", "67"), 2025, "90"),
  list("two values of one year", c(2020, 2020, 2021), c("35.85", "36.4", "41"), 2025, "80"),
  list("below zero", c(2019, 2020, 2022, 2023, 2024), c("-4.5", "-3.25", "-1.5", "0.75", "0.5"), 2030, "0"),
  list("far out of reach", c(2015, 2016, 2017, 2018, 2019, 2020), c("12.02", "12.05", "12.01", "12.04", "12.03", "12.06"), 2025, "11"),
  list("at the number", c(2020, 2021, 2022, 2023), c("10", "12", "11", "13"), 2025, "14.3"),
  list("just beside the number", c(2020, 2021, 2022, 2023), c("10", "12", "11", "13"), 2025, "14.300001"),
  list("nearly level", c(2018, 2019, 2020, 2021, 2022, 2023), c("100.1", "100.4", "100.2", "100.7", "100.5", "100.9"), 2026, "101.5"),
  list("years apart", c(2000, 2005, 2011, 2012, 2020), c("77.04", "79.4", "82.3", "81.9", "88.5"), 2035, "100"),
  list("thirty years", 1994:2023, formatC(60 + 0.9 * (0:29) + c(0.3, -0.8, 0.5, 0.1, -0.4, 0.9, -0.2, -0.6, 0.7, 0.2, -0.9, 0.4, 0.6, -0.3, -0.1, 0.8, -0.5, 0.3, -0.7, 0.9, 0.1, -0.2, 0.5, -0.8, 0.6, 0.4, -0.6, 0.2, -0.3, 0.7), format = "f", digits = 1), 2030, "92.5")
)

number <- function(x) formatC(x, format = "e", digits = 17)
cat("# ", R.version.string, "\n", sep = "")
cat("name,years,values,target_year,number,slope,value,lower,upper,probability_below\n")
for (case in cases) {
  names(case) <- c("name", "years", "values", "target_year", "number")
  x <- case$years - case$years[1]
  y <- as.numeric(case$values)
  fit <- lm(y ~ x)
  at <- data.frame(x = case$target_year - case$years[1])
  p <- predict(fit, at, interval = "prediction", level = 0.95, se.fit = TRUE)
  se <- sqrt(p$se.fit^2 + p$residual.scale^2)
  below <- pt((as.numeric(case$number) - p$fit[1]) / se, df = p$df)
  cat(case$name, paste(case$years, collapse = " "), paste(case$values, collapse = " "),
      case$target_year, case$number, number(coef(fit)[2]), number(p$fit[1]), number(p$fit[2]),
      number(p$fit[3]), number(below), sep = ",")
  cat("\n")
}
