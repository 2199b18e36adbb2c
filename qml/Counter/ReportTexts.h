// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/ReportBarModel.h"

#include <QByteArray>
#include <QJsonObject>

namespace onewindow::ui {

/// What each column of a report's table is, a line each, as a text file (UTF-8 with a byte order
/// mark) to lie beside the table.
QByteArray reportDefinitions();

/// The average wait by the hour in which the number was taken, of GET /v1/reports.
QList<ReportBar> hourBars(const QJsonObject& report);

/// What people were told, on average, with a mark where they were called.
QList<ReportBar> quotedBars(const QJsonObject& report);

/// How many of all were called within the service level; empty where nobody was called.
QString levelText(const QJsonObject& report);

} // namespace onewindow::ui
