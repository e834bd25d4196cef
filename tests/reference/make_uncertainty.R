# Makes variation_confidence.csv, variation_equality.csv, sample_sizes.csv and proportion_bounds.csv.
# Base R 4.2.2: Rscript make_uncertainty.R

number <- function(x) ifelse(is.na(x), "", formatC(x, digits = 17, format = "g", width = 1))
save <- function(table, file) {
  table[] <- lapply(table, function(column) if (is.numeric(column)) number(column) else column)
  write.csv(table, file, row.names = FALSE, quote = FALSE)
}

# How sure it is that a coefficient is at most a bound. Exact: sqrt(n)/K has a noncentral t distribution,
# whose distribution function is integrated here over the chi-squared one.
exact <- function(k, n, l) {
  v <- n - 1
  # The trapezoidal rule over the logarithm of s, with s^2 v the chi-squared variable.
  ends <- log(sqrt(c(qchisq(1e-18, v), qchisq(1e-18, v, lower.tail = FALSE)) / v))
  y <- seq(ends[1], ends[2], length.out = 100001)
  q <- v * exp(2 * y)
  sum(pnorm(sqrt(n) / k * exp(y) - sqrt(n) / l) * dchisq(q, v) * 2 * q) * (y[2] - y[1])
}
grid <- expand.grid(k = c(0.02, 0.1, 0.2, 1 / 3, 0.6), n = c(2, 5, 10, 30, 200, 1054),
                    ratio = c(0.7, 0.9, 1, 1.05, 1.3, 2))
grid$bound <- grid$k * grid$ratio
q <- function(k, n, l, shift) k^2 * (1 + 1 / l^2 - shift) / (k^2 / n + 1 / (n - 1))
confidence <- with(grid, data.frame(
  coefficient = k, count = n, bound = bound,
  mckay = pchisq(q(k, n, bound, 0), n - 1, lower.tail = FALSE),
  vangel = pchisq(q(k, n, bound, 2 / n), n - 1, lower.tail = FALSE),
  miller = pnorm((bound - k) / sqrt(k^2 / (n - 1) * (0.5 + k^2))),
  exact = mapply(exact, k, n, bound)))
# R's own noncentral t where it is good: noncentrality up to 37.
own <- with(grid, suppressWarnings(pt(sqrt(n) / k, n - 1, ncp = sqrt(n) / bound)))
good <- with(grid, sqrt(n) / bound < 30)
stopifnot(max(abs(own - confidence$exact)[good]) < 1e-8)
save(confidence, "variation_confidence.csv")
near <- with(confidence, coefficient <= 0.34 & bound <= 0.34 & count >= 5)
cat("largest error, McKay and Vangel, up to 1/3 and from 5 on:",
    max(abs(confidence$mckay - confidence$exact)[near]),
    max(abs(confidence$vangel - confidence$exact)[near]), "\n")
for (n in c(5, 10, 30, 200)) cat(n, with(confidence[near & confidence$count == n, ],
  c(max(abs(mckay - exact)), max(abs(vangel - exact)))), "\n")
cat("all:", max(abs(confidence$mckay - confidence$exact)),
    max(abs(confidence$vangel - confidence$exact)), "\n")

# Feltz and Miller (1996).
equality <- function(name, k, n) {
  m <- n - 1
  mean <- weighted.mean(k, m)
  d <- sum(m * (k - mean)^2) / (mean^2 * (0.5 + mean^2))
  data.frame(name = name, coefficients = paste(number(k), collapse = ";"),
             counts = paste(n, collapse = ";"), statistic = d, freedom = length(k) - 1,
             p = pchisq(d, length(k) - 1, lower.tail = FALSE))
}
by <- function(x, group, f) as.vector(tapply(x, group, f))
cv <- function(x) sd(x) / mean(x)
save(rbind(
  # Printed in the paper, and in the tests of the R package cvequality 0.2.0: 5.530452, p = 0.06296186.
  equality("paper", c(0.090, 0.462, 0.340), c(5, 5, 5)),
  # In the tests of the same package: 2.344839, p = 0.1256985.
  equality("mtcars disp by am", by(mtcars$disp, mtcars$am, cv), by(mtcars$disp, mtcars$am, length)),
  equality("iris petal length by species", by(iris$Petal.Length, iris$Species, cv),
           by(iris$Petal.Length, iris$Species, length)),
  equality("far", c(0.05, 0.4, 0.2, 0.1), c(10, 200, 33, 4))), "variation_equality.csv")

# Smallest samples: the first n, one by one, whose interval is narrow enough, and whether every n up to
# twice as many is narrow enough too.
width <- list(
  wilson = function(p, n, a) { z <- qnorm(1 - a); 2 * z * sqrt(p * (1 - p) * n + z^2 / 4) / (n + z^2) },
  clopper_pearson = function(p, n, a)
    qbeta(1 - a, p * n + 1, n - p * n) - (if (p == 0) 0 else qbeta(a, p * n, n - p * n + 1)),
  normal = function(p, n, a) 2 * qnorm(1 - a) * sqrt(p * (1 - p) / n),
  mckay = function(k, n, a) {
    end <- function(u) { r <- (u / n - 1) * k^2 + u / (n - 1); ifelse(r > 0, k / sqrt(pmax(r, 1e-300)), Inf) }
    end(qchisq(a, n - 1)) - end(qchisq(1 - a, n - 1))
  },
  vangel = function(k, n, a) {
    end <- function(u) { r <- ((u + 2) / n - 1) * k^2 + u / (n - 1); ifelse(r > 0, k / sqrt(pmax(r, 1e-300)), Inf) }
    end(qchisq(a, n - 1)) - end(qchisq(1 - a, n - 1))
  },
  miller = function(k, n, a) 2 * qnorm(1 - a) * sqrt(k^2 / (n - 1) * (0.5 + k^2)))
sizes <- NULL
for (method in names(width)) {
  is_share <- method %in% c("wilson", "clopper_pearson", "normal")
  guesses <- if (is_share) c(0, 0.02, 0.5, 0.85) else c(0.05, 0.15, 0.3, 0.5)
  for (guess in guesses) for (w in c(0.2, 0.1, 0.04)) for (level in c(0.9, 0.95)) for (population in c(NA, 1000)) {
    n <- (if (is_share) 1 else 2):20000
    correction <- if (is.na(population)) 1 else sqrt(pmax(population - n, 0) / (population - 1))
    enough <- width[[method]](guess, n, (1 - level) / 2) * correction <= w
    found <- n[which(enough)[1]]
    stopifnot(!is.na(found))
    sizes <- rbind(sizes, data.frame(method, guess, width = w, level, population, size = found,
      falls = all(enough[n >= found])))
  }
}
cat(nrow(sizes), "sizes; the width falls for", sum(sizes$falls), "\n")
save(sizes, "sample_sizes.csv")

# What a sample says of a bound on a share.
bounds <- expand.grid(count = c(0, 3, 80, 85, 90, 100), total = c(100, 1000), bound = c(0.001, 0.5, 0.85, 0.95))
bounds <- rbind(bounds, data.frame(count = c(0, 1, 1), total = c(1, 1, 2), bound = 0.25))
save(with(bounds, data.frame(count, total, bound,
  posterior = pbeta(bound, count + 0.5, total - count + 0.5, lower.tail = FALSE),
  above = pbinom(count - 1, total, bound, lower.tail = FALSE),
  below = pbinom(count, total, bound))), "proportion_bounds.csv")
