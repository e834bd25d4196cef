# What five ways to foresee a series say in R, and how far off they would have been.
#
#   Rscript forecast_methods.R > forecast_methods.csv
#
# `lm`, `median` and, where the trend does not fade, `HoltWinters` of base R; the rest written out.
# Years are counted from the first of a series, which changes no result and keeps more digits.

series <- list(
  list("pupils to a teacher", 2016:2023, c(20.4, 20.1, 19.9, 19.7, 19.62, 19.1, 18.7, 18.1), 2025),
  list("rising and levelling", 2014:2023, c(64, 68.5, 71.9, 75, 77.04, 78.6, 79.9, 80.4, 81.1, 81.2), 2030),
  list("up and down", 2015:2023, c(5, -3, 4.5, -2.25, 6, -4, 5.5, -1, 3), 2025),
  list("one far off", 2016:2023, c(10, 11, 12, 40, 14, 15, 16, 17), 2026),
  list("years apart", c(2010, 2012, 2013, 2017, 2018, 2020, 2023), c(77.04, 79.4, 80, 82.3, 81.9, 84, 88.5), 2028)
)

last_value <- function(x, y, at) rep(y[length(y)], length(at))
drift <- function(x, y, at) {
  n <- length(y)
  y[n] + (at - x[n]) * (y[n] - y[1]) / (x[n] - x[1])
}
least_squares <- function(x, y, at) unname(predict(lm(y ~ x), data.frame(x = at)))
theil_sen <- function(x, y, at) {
  pair <- combn(length(x), 2)
  slope <- median((y[pair[2, ]] - y[pair[1, ]]) / (x[pair[2, ]] - x[pair[1, ]]))
  median(y - slope * x) + slope * at
}
# By the recursion for years with and without a value.
damped <- function(alpha, beta, phi) function(x, y, at) {
  level <- y[1]
  trend <- (y[2] - y[1]) / (x[2] - x[1])
  for (year in (x[1] + 1):x[length(x)]) {
    before <- level
    foreseen <- level + phi * trend
    if (year %in% x) {
      level <- alpha * y[x == year] + (1 - alpha) * foreseen
      trend <- beta * (level - before) + (1 - beta) * phi * trend
    } else {
      level <- foreseen
      trend <- phi * trend
    }
  }
  sapply(at - x[length(x)], function(h) level + trend * sum(phi^(1:h)))
}
methods <- list(last_value = last_value, drift = drift, least_squares = least_squares,
                theil_sen = theil_sen, damped = damped(0.5, 0.5, 0.9), damped_slow = damped(0.2, 0.1, 0.8),
                holt = damped(0.6, 0.3, 1))

backtest <- function(method, x, y, first, horizon) {
  errors <- c()
  for (seen in first:(length(x) - 1)) {
    ahead <- which(seq_along(x) > seen & x <= x[seen] + horizon)
    if (length(ahead) > 0)
      errors <- c(errors, y[ahead] - method(x[1:seen], y[1:seen], x[ahead]))
  }
  list(n = length(errors), me = mean(errors), mae = mean(abs(errors)),
       mase = mean(abs(errors)) / mean(abs(diff(y))))
}

number <- function(x) formatC(x, format = "e", digits = 17)
cat("# ", R.version.string, "\n", sep = "")
cat("series,years,values,position,method,foreseen,first_origin,horizon,errors,mean_error,mae,mase\n")
for (one in series) {
  x <- one[[2]] - one[[2]][1]
  y <- one[[3]]
  at <- one[[4]] - one[[2]][1]
  if (all(diff(x) == 1)) {
    # Where nothing fades the recursion is that of base R, which starts with the second value and the
    # change up to it.
    theirs <- HoltWinters(ts(y), alpha = 0.6, beta = 0.3, gamma = FALSE)
    stopifnot(abs(predict(theirs, at - x[length(x)])[at - x[length(x)]] - methods$holt(x, y, at)) < 1e-9)
  }
  for (name in names(methods)) for (horizon in c(1, 3)) {
    test <- backtest(methods[[name]], x, y, 3, horizon)
    cat(one[[1]], paste(one[[2]], collapse = " "), paste(y, collapse = " "), one[[4]], name,
        number(methods[[name]](x, y, at)), 3, horizon, test$n, number(test$me), number(test$mae),
        number(test$mase), sep = ",")
    cat("\n")
  }
}
